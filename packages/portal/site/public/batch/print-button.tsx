/** Prints the page: its style for paper hides what is for the screen. */
export function PrintButton(props: { readonly label: string }) {
  return (
    <button type="button" class="button" onClick={() => print()}>
      {props.label}
    </button>
  );
}
