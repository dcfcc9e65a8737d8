import { CheckField } from '../../../fields.tsx';
import { useComplaintTypes } from '../../complaint-types.ts';

/** 其他问题类型: those in use, but for the main one, which is none of the others. */
export function OtherTypesField(props: {
  readonly label: string;
  readonly mainType: string;
  readonly value: readonly string[];
  readonly onChange: (types: readonly string[]) => void;
}) {
  const { label, mainType, value, onChange } = props;
  const types = useComplaintTypes();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="choices-inline">
        {types
          .inUse('type')
          .filter((type) => type.value !== mainType)
          .map((type) => (
            <CheckField
              key={type.value}
              label={type.text}
              checked={value.includes(type.value)}
              onChange={(on) =>
                onChange(on ? [...value, type.value] : value.filter((one) => one !== type.value))
              }
            />
          ))}
      </div>
    </fieldset>
  );
}
