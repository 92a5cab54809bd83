type ChoicesProps<V extends string> = {
  legend: string;
  name: string;
  options: readonly { readonly value: V; readonly label: string; readonly lang?: string }[];
  chosen: V;
  onChoose: (value: V) => void;
};

/** One of a few, all of them in sight. */
export function Choices<V extends string>({ legend, name, options, chosen, onChoose }: ChoicesProps<V>) {
  return (
    <fieldset className="choices">
      <legend className="sr-only">{legend}</legend>
      {options.map(({ value, label, lang }) => (
        <label key={value} lang={lang}>
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
