/**
 * The page sign-in comes back to: hands the provider's answer to the window or frame that asked, and closes.
 * It must be served without Cross-Origin-Opener-Policy and with `Cache-Control: no-store`.
 */
import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

broadcastResponseToMainFrame().catch(() => {
  // Opened by hand, or the window that asked is gone: there is nobody to tell but the person.
  document.body.textContent = "This window belongs to a sign-in that is no longer open. You can close it.";
});
