/** The sign-off window. */
export {};
