package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads the text of a file that a person gave.
public final class TextFile {

  private TextFile() {}

  /// Reads a file as UTF-8.
  ///
  /// @throws InputException where there is no such file, or it is not UTF-8 text
  public static String read(Path file) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (NoSuchFileException _) {
      throw new InputException(Console.safe(file.toString()) + ": no such file");
    } catch (CharacterCodingException _) {
      throw new InputException(
          Console.safe(file.toString()) + ": is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new InputException(
          Console.safe(file.toString()) + ": cannot be read: " + Console.safe(e.toString()));
    }
  }
}
