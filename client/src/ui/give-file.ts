/** Hands a file on by the phone's own way of sharing, or to the browser as a download. */
export async function giveFile(file: File): Promise<void> {
  // Phones share only kinds of file they know.
  const known = new File([file], `${file.name}.txt`, { type: "text/plain" });
  if (navigator.canShare?.({ files: [known] })) {
    try {
      return await navigator.share({ files: [known] });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
    }
  }
  downloadFile(file);
}

/** Puts a file among the browser's downloads. */
export function downloadFile(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
