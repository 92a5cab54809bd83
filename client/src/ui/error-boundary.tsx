import { Component, type ReactNode } from "react";

type ErrorBoundaryProps = {
  /** A failure is forgotten when this changes: another page deserves its own chance. */
  of: string;
  fallback: ReactNode;
  children: ReactNode;
};

/** Keeps a page that failed from taking the rest of the app with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ of }: ErrorBoundaryProps): void {
    if (this.state.failed && of !== this.props.of) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
