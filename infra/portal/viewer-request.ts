/** The part of CloudFront's event that is read here. */
interface ViewerRequest {
  readonly request: { uri: string };
}

/**
 * Runs in CloudFront for each request of a page, as a CloudFront Function (JavaScript runtime 2.0, which
 * knows no destructuring, no spread and no modules): turns the address that a browser shows into the file
 * that is served. `/work…`, `/c/…`, `/t/…` and `/todo` are addresses inside the workspace, which is one page;
 * messages to officials link to them. Any other address without an extension is that of a folder's page.
 */
export function handler(event: ViewerRequest): { uri: string } {
  const request = event.request;
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (/^\/(?:work(?:\/.*)?|[ct]\/.*|todo\/?)$/.test(request.uri)) request.uri = '/work/index.html';
  else if (name === '') request.uri += 'index.html';
  else if (name.indexOf('.') < 0) request.uri += '/index.html';
  return request;
}
