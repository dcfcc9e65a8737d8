import type { ActFormProps } from './act-form-of.tsx';

/** The same, but that what was kept on the device goes once the act is done. */
export function forgetting<Props extends ActFormProps>(props: Props, forget: () => void): Props {
  return {
    ...props,
    done: () => {
      forget();
      props.done();
    },
  };
}
