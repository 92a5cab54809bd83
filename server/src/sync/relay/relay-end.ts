/** Why an envelope was sent back unopened. */
export const RelayCode = {
  malformed: "MALFORMED",
  newerVersion: "NEWER_VERSION",
  tooLarge: "TOO_LARGE",
  otherSchool: "OTHER_SCHOOL",
  unknownDevice: "UNKNOWN_DEVICE",
  badSignature: "BAD_SIGNATURE",
  tooMuchHeld: "TOO_MUCH_HELD",
} as const;
export type RelayCode = (typeof RelayCode)[keyof typeof RelayCode];

/** What its carrier is told of an envelope: whether it arrived, and how many operations came to what; never what they say. */
export type RelayEnd = {
  readonly code: RelayCode | null;
  readonly message: string | null;
  readonly taken: number;
  readonly held: number;
  readonly refused: number;
};

const MESSAGES: Readonly<Record<RelayCode, string>> = {
  [RelayCode.malformed]: "This cannot be read. Ask your colleague to show it again.",
  [RelayCode.newerVersion]: "It was made by a newer app than this server knows. The server has to be updated first.",
  [RelayCode.tooLarge]: "It is larger than what may be carried at once. Ask your colleague to make it again.",
  [RelayCode.otherSchool]: "It was made for another school. Only a colleague of that school can deliver it.",
  [RelayCode.unknownDevice]:
    "The school does not know the phone it comes from. Your colleague has to be online there once, then make it again.",
  [RelayCode.tooMuchHeld]:
    "So much of that colleague's waits for the head that no more is taken. It is still on your colleague's phone: once the head has decided, carry it again.",
  [RelayCode.badSignature]: "It was changed on the way or is not from that phone. Nothing of it was taken.",
};

export const sentBack = (code: RelayCode): RelayEnd => ({
  code,
  message: MESSAGES[code],
  taken: 0,
  held: 0,
  refused: 0,
});
