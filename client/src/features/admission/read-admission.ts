import type { AdmissionInput, Sex } from "../../generated/live/graphql";
import { readGuardian } from "../../office/read-guardian";
import { typed } from "../../office/text-input";

type Read =
  | { readonly input: AdmissionInput }
  | { readonly fault: "number" | "nameFault" | "classFault" | "guardian"; readonly n: number };

/** A guardian of whom nothing at all was written is left out. */
const isBlank = (filled: FormData, prefix: string): boolean =>
  ["name", "phone", "relation", "secondPhone"].every((field) => typed(filled, prefix + field) === "");

/** An admission as the form has it, or what is missing in it. */
export function readAdmission(filled: FormData, guardians: readonly number[], isTransfer: boolean): Read {
  const or = (field: string) => typed(filled, field) || null;
  const [admissionNumber, name, classId] = [or("number"), or("name"), or("classId")];
  if (!admissionNumber) return { fault: "number", n: 0 };
  if (!name) return { fault: "nameFault", n: 0 };
  if (!classId) return { fault: "classFault", n: 0 };
  const read = [];
  for (const [index, number] of guardians.entries()) {
    const prefix = `g${number}-`;
    if (isBlank(filled, prefix)) continue;
    const guardian = readGuardian(filled, prefix);
    if (!guardian) return { fault: "guardian", n: index + 1 };
    read.push(guardian);
  }
  const input = {
    admissionNumber,
    name,
    classId,
    isTransfer,
    sex: or("sex") as Sex | null,
    birthDate: or("birthDate"),
    upi: or("upi"),
    birthCertificate: or("birthCertificate"),
    assessmentNumber: or("assessmentNumber"),
    ...(or("admittedOn") && { admittedOn: or("admittedOn") }),
    previousSchool: or("previousSchool"),
    letterReference: or("letterReference"),
    guardians: read,
  };
  return { input };
}
