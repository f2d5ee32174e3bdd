package io.labelguard.lambda.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.labelguard.core.report.message.Build;
import java.util.Map;

/// Configures logback in Java, which starts sooner than a configuration file.
///
/// In Lambda, lines go to standard output at the level of the function's LoggingConfig
/// (`AWS_LAMBDA_LOG_LEVEL`). Elsewhere (the command line, tests), only warnings go to standard
/// error, so that standard output has only the program's own output.
public final class LogConfigurator extends ContextAwareBase implements Configurator {

  private final Map<String, String> environment;

  /// Made by logback through the service loader.
  public LogConfigurator() {
    this(System.getenv());
  }

  LogConfigurator(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    boolean inLambda = environment.containsKey("AWS_LAMBDA_FUNCTION_NAME");
    JsonLines encoder = new JsonLines(Build.of(environment));
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("console");
    console.setTarget(inLambda ? "System.out" : "System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    if (inLambda) {
      context.getLogger("io.labelguard").setLevel(level());
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private Level level() {
    String named = environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", "INFO");
    return Level.toLevel(named.equals("FATAL") ? "ERROR" : named, Level.INFO);
  }
}
