package io.labelguard.lambda.rehearsal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// The first message of a TLS connection, whose keys take a fresh Java process longer than anything
/// else of a first call.
final class TlsGreeting {

  private TlsGreeting() {}

  /// Composes one, and sends it to nobody.
  ///
  /// @throws GeneralSecurityException where this Java has no TLS
  static void compose() throws GeneralSecurityException, SSLException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine("rehearsal.invalid", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    engine.wrap(
        ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
  }
}
