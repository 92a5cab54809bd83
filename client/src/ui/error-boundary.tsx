import { Component, type ReactNode } from "react";

type ErrorBoundaryProps = {
  /** A failure is forgotten when this changes: another page deserves its own chance. */
  of: string;
  fallback: ReactNode;
  children: ReactNode;
};
type ErrorBoundaryState = { of: string; failed: boolean };

/** Keeps a page that failed from taking the rest of the app with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state = { of: this.props.of, failed: false };

  static getDerivedStateFromError(): Pick<ErrorBoundaryState, "failed"> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ of }: ErrorBoundaryProps, shown: ErrorBoundaryState): ErrorBoundaryState | null {
    return of === shown.of ? null : { of, failed: false };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
