type BandInputProps = {
  name: string;
  value: string;
  wrong: boolean;
  isNumber: boolean;
  onChange: (value: string) => void;
};

/** A part of a band, to be typed over. */
export function BandInput({ name, value, wrong, isNumber, onChange }: BandInputProps) {
  return (
    <input
      className="input"
      aria-label={name}
      aria-invalid={wrong}
      autoComplete="off"
      inputMode={isNumber ? "decimal" : "text"}
      maxLength={isNumber ? 6 : 5}
      size={3}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
