import { useTermName } from "../../office/use-term-name";

/** Says a term by its code: `2026-1` is Term 1, 2026. */
export function useTermCode(): (code: string) => string {
  const termName = useTermName();
  return (code) => {
    const [year = 0, number = 0] = code.split("-").map(Number);
    return termName({ year, number });
  };
}
