import type { ComponentChildren } from 'preact';

/** Counts by name, as a small table. */
export function TallyList(props: {
  readonly caption: ComponentChildren;
  readonly heading: string;
  readonly count: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly count: number }[];
}) {
  if (props.rows.length === 0) return null;
  return (
    <div class="table-room">
      <table>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.heading}</th>
            <th scope="col" class="number">
              {props.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, name, count }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td class="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
