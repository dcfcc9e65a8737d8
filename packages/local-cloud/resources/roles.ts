import * as z from 'zod/mini';
import { place } from '../engines/engine.ts';
import { readPolicyStatement, type PolicyStatement } from '../proxy/iam.ts';
import { define, tags } from '../resource-definition.ts';

const statement = z.pipe(
  z.unknown(),
  z.transform((value, context): PolicyStatement => {
    try {
      return readPolicyStatement(value);
    } catch (error) {
      context.issues.push({
        code: 'custom',
        input: value,
        message: error instanceof Error ? error.message : '',
      });
      return z.NEVER;
    }
  }),
);

const policyDocument = z.strictObject({
  Version: z.optional(z.string()),
  Statement: z.array(statement),
});

/** AWS::IAM::Role; of its managed policies only those that grant logs are known, which have no effect here. */
export const role = define(
  'AWS::IAM::Role',
  {
    RoleName: z.optional(z.string()),
    Description: z.optional(z.string()),
    AssumeRolePolicyDocument: z.unknown(),
    ManagedPolicyArns: z.optional(
      z.array(
        z.string().check(z.endsWith(':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')),
      ),
    ),
    Policies: z._default(
      z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument })),
      [],
    ),
    Tags: tags,
  },
  {
    nameProperty: 'RoleName',
    ref: ({ name }) => name,
    attributes: {
      Arn: ({ name }) => `arn:${place.partition}:iam::${place.account}:role/${name}`,
      RoleId: ({ name }) => name,
    },
  },
);

/** AWS::IAM::Policy */
export const policy = define(
  'AWS::IAM::Policy',
  { PolicyName: z.string(), PolicyDocument: policyDocument, Roles: z.array(z.string()) },
  { attributes: {} },
);
