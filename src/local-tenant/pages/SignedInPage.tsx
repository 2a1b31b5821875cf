import { type ReactElement, type ReactNode, useCallback } from "react";
import { PageMessage, PageSpinner } from "./PageMessage";
import { type SignInRequest, type SignInSession, startSignIn } from "./sign-in";
import { useLoaded } from "./use-loaded";

interface SignedInPageProps {
  readonly request: SignInRequest;
  readonly children: (session: SignInSession) => ReactNode;
}

/** Shows a page once it is known who is there; `request` must stay the same object. */
export function SignedInPage({ request, children }: SignedInPageProps): ReactElement {
  const [loaded, retry] = useLoaded(useCallback(() => startSignIn(request), [request]));
  if (loaded.state === "failed") {
    return (
      <PageMessage title="You could not be signed in" onRetry={retry}>
        The local tenant did not answer as expected. Check that it is running, then try again.
        {loaded.error instanceof Error && <p>{loaded.error.message}</p>}
      </PageMessage>
    );
  }
  if (loaded.state === "loading" || loaded.value === undefined) return <PageSpinner label="Signing in…" />;
  return <>{children(loaded.value)}</>;
}
