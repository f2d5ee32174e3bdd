package io.labelguard.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Keeps the first bytes that are read of a stream, so that a message can say what it looks like.
final class KeptStart extends FilterInputStream {

  /// The most bytes that are kept: more than most sequence files have.
  static final int MOST = 1 << 20;

  private final ByteArrayOutputStream start = new ByteArrayOutputStream();

  KeptStart(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int count = super.read(to, offset, length);
    int room = MOST - start.size();
    if (count > 0 && room > 0) {
      start.write(to, offset, Math.min(count, room));
    }
    return count;
  }

  /// Returns the first bytes, and reads on for them where need be.
  byte[] bytes() throws IOException {
    while (start.size() < MOST && read() >= 0) {
      readNBytes(MOST - start.size());
    }
    return start.toByteArray();
  }
}
