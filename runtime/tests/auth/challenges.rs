//! Digest and NTLM against a server that asks for them.
