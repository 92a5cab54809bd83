export async function timed<Value>(act: () => Promise<Value>): Promise<{ seconds: number; value: Value }> {
  const from = performance.now();
  const value = await act();
  return { seconds: (performance.now() - from) / 1000, value };
}
