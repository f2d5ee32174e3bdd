package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;

/// Reads the text of a file that a person gave; `-` is standard input.
public final class TextFile {

  private static final Path STANDARD_INPUT = Path.of("-");
  /// The longest byte order mark.
  private static final int START = 3;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /// Reads a file as UTF-8, or as UTF-16 where its first bytes say so, without a byte order mark.
  ///
  /// @throws InputException where there is no such file, or it is not text
  public static String read(Path file) {
    return decoded(file, bytes(file));
  }

  /// Opens a file as lines of bytes, one a character, without a byte order mark: a line whose bytes
  /// are not UTF-8 spoils only itself. UTF-16 is turned into UTF-8.
  ///
  /// @throws InputException where there is no such file, or it is not text
  public static BufferedReader lines(Path file) {
    try {
      PushbackInputStream in =
          new PushbackInputStream(
              file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file), START);
      byte[] start = in.readNBytes(START);
      in.unread(start);
      return new BufferedReader(
          new InputStreamReader(
              encoding(start).equals(StandardCharsets.UTF_8)
                  ? withoutMark(in, start)
                  : utf8(file, in),
              StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw notRead(file, e);
    }
  }

  private static InputStream withoutMark(InputStream in, byte[] start) throws IOException {
    if (new String(start, StandardCharsets.UTF_8).equals("\uFEFF")) {
      in.skipNBytes(START);
    }
    return in;
  }

  private static InputStream utf8(Path file, InputStream in) throws IOException {
    return new ByteArrayInputStream(
        decoded(file, in.readAllBytes()).getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(Path file, byte[] bytes) {
    refuseCompressed(file, bytes);
    try {
      String text = encoding(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new InputException(name(file) + ": is not UTF-8 text; save it as UTF-8");
    }
  }

  /// Opens a file as it is.
  ///
  /// @throws InputException where there is no such file
  static InputStream open(Path file) {
    try {
      return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file);
    } catch (IOException e) {
      throw notRead(file, e);
    }
  }

  /// @throws InputException where the first bytes are those of gzip
  static void refuseCompressed(Path file, byte[] bytes) {
    if (bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      throw new InputException(name(file) + " is compressed: unpack it first (gunzip)");
    }
  }

  /// Returns the name of a file for a message.
  public static String name(Path file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : Console.safe(file.toString());
  }

  /// Checks that at most one of the files is standard input, which can be read once only.
  ///
  /// @throws InputException where two are
  public static void onlyOneFromStandardInput(Collection<Path> files) {
    if (files.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw new InputException("- (standard input) can be given only once");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
    } catch (IOException e) {
      throw notRead(file, e);
    }
  }

  static InputException notRead(Path file, IOException failure) {
    return new InputException(
        name(file)
            + switch (failure) {
              case NoSuchFileException _ -> ": no such file";
              case AccessDeniedException _ -> ": you may not read this file";
              default ->
                  Files.isDirectory(file)
                      ? ": is a directory, not a file"
                      : ": cannot be read: " + Console.safe(failure.toString());
            });
  }

  /// Documents begin with a character of ASCII, so a zero byte beside it is UTF-16.
  static Charset encoding(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first != 0 && second == 0)) {
      return StandardCharsets.UTF_16LE;
    }
    return (first == 0xfe && second == 0xff) || (first == 0 && second != 0)
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }
}
