/** A six-digit district, a nine-digit township, or our own short code (`kfq`). Apart, so that pages can use it. */
export const organisationCodeForm = /^(?:\d{6}|\d{9}|[a-z][a-z0-9-]{1,15})$/;
