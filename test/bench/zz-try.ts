import { openHouse } from '/work/main/test/house.ts';
import { loadDemonstration } from '/work/main/packages/local-cloud/index.ts';
import {
  listPublicInspections,
  submitComplaint,
  listComplaints,
  readComplaint,
} from '/work/main/packages/contracts/index.ts';
const t = performance.now();
const at = (s: string) => console.log(((performance.now() - t) / 1000).toFixed(1), s);
const h = await openHouse();
at('open');
await loadDemonstration(h.cloud);
at('seeded');
const { body } = await h.citizen.ok(listPublicInspections);
console.log(body.inspections[0]?.inspection);
const inspection = body.inspections[0]!.inspection;
for (let i = 0; i < 3; i++) {
  const b = h.cloud.proxy.usage.snapshot();
  const t0 = performance.now();
  await h.citizen.ok(submitComplaint, {
    body: {
      inspection,
      problem: '工地夜间施工噪声扰民'.repeat(20),
      district: '110105',
      type: 'noise',
    },
  });
  console.log('ms', performance.now() - t0);
  const { usageBetween } = await import('/work/main/packages/local-cloud/index.ts');
  console.log(
    usageBetween(b, h.cloud.proxy.usage.snapshot())
      .map((r) =>
        [
          r.function,
          r.service,
          r.operation,
          r.requests,
          r.writeUnits,
          JSON.stringify(r.units),
        ].join(' '),
      )
      .join('\n'),
  );
}
const b = h.cloud.proxy.usage.snapshot();
await h.cloud.settled();
at('settled');
const { usageBetween } = await import('/work/main/packages/local-cloud/index.ts');
console.log(
  usageBetween(b, h.cloud.proxy.usage.snapshot())
    .map((r) =>
      [r.function, r.service, r.operation, r.requests, r.writeUnits, JSON.stringify(r.units)].join(
        ' ',
      ),
    )
    .join('\n'),
);
console.log(
  h.cloud.proxy.usage
    .snapshot()
    .map((r) =>
      [r.function, r.service, r.operation, r.requests, r.billedRequests, r.writeUnits].join(' '),
    )
    .join('\n'),
);
console.log(JSON.stringify(h.cloud.outputs));
await h.close();
at('closed');
