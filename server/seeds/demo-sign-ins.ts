/** Everybody's in the demo school. */
export const DEMO_PASSWORD = "asili-demo";

/** Who can be tried, in the order in which people are told. The class teachers' numbers go on to 0700 000 022. */
export const DEMO_SIGN_INS = [
  { who: "head", login: "0700 000 001" },
  { who: "deputy", login: "0700 000 002" },
  { who: "admin", login: "0700 000 003" },
  { who: "bursar", login: "0700 000 004" },
  { who: "class teacher of Grade 7 East", login: "0700 000 011" },
  { who: "class teacher of Grade 7 West", login: "0700 000 012" },
  { who: "subject teacher of Grade 7 East and West", login: "0700 000 031" },
  { who: "guardian", login: "0700 000 041" },
] as const;
