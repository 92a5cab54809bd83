import { useState } from "react";

/** The name a form gives to what it asks for: the same for every press, so that it is done once. */
export function useFormKey(): string {
  const [key] = useState(() => crypto.randomUUID());
  return key;
}
