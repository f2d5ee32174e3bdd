/// Makes single calls to services whose SDK client would be large: with the SDK's own HTTP client
/// and signer. Knows how a call is signed, sent and read; must not know what it is for.
@NullMarked
package io.labelguard.aws.signed;

import org.jspecify.annotations.NullMarked;
