import type { smtpConnectionTo } from '../../doubles/mail/smtp-connection.ts';
import { world } from '../current.ts';

type Connection = InstanceType<ReturnType<typeof smtpConnectionTo>>;

/** Stands in for nodemailer's connection: one to the mail server of the world that is being played. */
export default function SmtpConnection(
  ...options: ConstructorParameters<ReturnType<typeof smtpConnectionTo>>
): Connection {
  const ToServer = world().smtp;
  return new ToServer(...options);
}
