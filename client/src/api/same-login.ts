/** Whether two ways of writing a login mean the same person. A phone number's last nine digits tell it apart. */
export function sameLogin(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(login: string): string {
  const digits = login.replaceAll(/\D/g, "");
  return digits.length >= 9 ? digits.slice(-9) : login.trim().toLowerCase();
}
