import { typedText } from '@ducha/contracts/text-form.ts';

import { channel, type registerComplaint, type Request } from '@ducha/contracts';

type Body = Request<typeof registerComplaint>['body'];

/** What a clerk writes, all of it as it stands in the fields. */
export const emptyRegistration = {
  inspection: '',
  channel: 'phone',
  problem: '',
  place: '',
  district: '',
  type: '',
  name: '',
  phone: '',
  address: '',
  receivedOn: '',
  postedOn: '',
  people: '',
  representatives: '',
  foreignList: '',
  foreignNumber: '',
};
export type Registration = Readonly<typeof emptyRegistration>;

/** The body of the registration: what was left empty is left out, what belongs to letters or to visits alone too. */
export function bodyOf(written: Registration): Body {
  const text = (field: keyof Registration): string => typedText(written[field]);
  const given = <Name extends string>(
    name: Name,
    field: keyof Registration,
  ): Partial<Record<Name, string>> => {
    const found: Partial<Record<Name, string>> = {};
    if (text(field) !== '') found[name] = text(field);
    return found;
  };
  const contact = {
    ...given('name', 'name'),
    ...given('phone', 'phone'),
    ...given('address', 'address'),
  };
  const letter = written.channel === 'letter';
  const people = Number(text('people'));
  const visited = written.channel === 'visit' && Number.isInteger(people) && people > 0;
  return {
    inspection: written.inspection,
    channel: channel.options.find((one) => one === written.channel) ?? 'phone',
    problem: text('problem'),
    ...given('place', 'place'),
    ...given('district', 'district'),
    ...given('type', 'type'),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...given('receivedOn', 'receivedOn'),
    ...(letter ? given('postedOn', 'postedOn') : {}),
    ...(visited ? { visit: { people, ...given('representatives', 'representatives') } } : {}),
    ...(text('foreignNumber') === ''
      ? {}
      : {
          foreign: {
            list: text('foreignList').toLowerCase(),
            number: text('foreignNumber').normalize('NFKC').toUpperCase(),
          },
        }),
  };
}
