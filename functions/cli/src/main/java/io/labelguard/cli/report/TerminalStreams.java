package io.labelguard.cli.report;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// Asks the system which of the standard streams are a terminal. `System.console()` only knows it
/// of standard input and output together.
final class TerminalStreams {

  /// Asks the command `test -t` of POSIX, and so loads no native library.
  private static final String PROVIDER = "exec";

  private TerminalStreams() {}

  /// Whether a person sees what is written to standard error, and it is apart from the output.
  ///
  /// @param outputAsWell whether lines go to standard output meanwhile, which a line that is
  ///     overwritten would spoil on the same terminal
  static boolean canShowProgress(boolean outputAsWell) {
    boolean overwrites = !"dumb".equals(System.getenv("TERM"));
    return overwrites
        && isTerminal(SystemStream.Error)
        && !(outputAsWell && isTerminal(SystemStream.Output));
  }

  private static boolean isTerminal(SystemStream stream) {
    try {
      return TerminalProvider.load(PROVIDER).isSystemStream(stream);
    } catch (IOException _) {
      return false;
    }
  }
}
