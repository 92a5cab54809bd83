export type CodeLocale = "en" | "sw";

/** The text message with a code. Its last line lets the browser fill it in: https://wicg.github.io/sms-one-time-codes */
export function codeText(locale: CodeLocale, code: string, host: string | null): string {
  const text = {
    en: `${code} is your Asili sign-in code, for 10 minutes. Tell it to nobody; the school never asks for it.`,
    sw: `${code} ni nambari yako ya kuingia Asili, kwa dakika 10. Usimwambie mtu; shule haiiulizi kamwe.`,
  }[locale];
  return host === null ? text : `${text}\n\n@${host} #${code}`;
}

export const staffText = (locale: CodeLocale): string =>
  ({
    en: "You work at a school that uses Asili: sign in with your password, not with a code.",
    sw: "Unafanya kazi katika shule inayotumia Asili: ingia kwa nenosiri lako, si kwa nambari.",
  })[locale];
