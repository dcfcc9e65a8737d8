/**
 * Demonstration officials: the holders of the duties of three districts. They have no names but their
 * duty's; their numbers and addresses lead to the local cloud's own phone page and mailbox alone.
 */
const districts = [
  { organisation: '110105', chinese: '朝阳区', from: 1 },
  { organisation: '110108', chinese: '海淀区', from: 11 },
  { organisation: '110112', chinese: '通州区', from: 21 },
];
const duties = [
  { duty: 'liaison', chinese: '联络员' },
  { duty: 'in-charge', chinese: '分管负责人' },
  { duty: 'principal', chinese: '主要负责人' },
] as const;

export const demonstrationOfficials = districts.flatMap(({ organisation, chinese, from }) =>
  duties.map((held, index) => ({
    organisation,
    duty: held.duty,
    name: `${chinese}${held.chinese}`,
    mobile: `138${String(from + index).padStart(8, '0')}`,
    email: `${held.duty}@${organisation}.example`,
  })),
);
