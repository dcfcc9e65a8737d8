/** Why the house did not start, in one sentence; what nobody foresaw keeps its stack. */
export function whyNotStarted(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  const chain = messages(error);
  if (code === 'EADDRINUSE') {
    const taken = 'port' in error ? Number(error.port) : port;
    const whose = taken === port ? '' : ', the portal’s,';
    // Two further: another house has both this one and the next.
    return `Port ${taken}${whose} is taken; choose another with PORT=${port + 2} npm start.`;
  }
  if (code === 'ENOSPC' || /disk is full|no space left|ENOSPC/i.test(chain)) {
    return 'The disk is full; free some space and start again.';
  }
  if (
    /^(missing engine|the DynamoDB at|the data of|another local cloud|the stack was not synthesized|table .* was made|The portal was not published)/.test(
      error.message,
    )
  ) {
    return `${error.message.charAt(0).toUpperCase()}${error.message.slice(1).replace(/\.?$/, '.')}`;
  }
  return error.stack ?? error.message;
}

function messages(error: Error): string {
  return error.cause instanceof Error ? `${error.message} ${messages(error.cause)}` : error.message;
}
