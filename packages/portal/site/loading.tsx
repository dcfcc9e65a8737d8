/**
 * 正在读取: says that something is on its way. A screen reader hears of it only once it has become slow: a page is read
 * in several parts, and each would interrupt what has arrived.
 */
export function Loading(props: { readonly says: string; readonly isSlow?: boolean }) {
  const { says, isSlow = false } = props;
  return (
    <div class="state loading">
      <span class="spinner" aria-hidden="true" />
      {isSlow ? null : <p>{says}</p>}
      <p role="status">{isSlow ? says : ''}</p>
    </div>
  );
}
