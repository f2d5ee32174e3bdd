package io.labelguard.lambda.environment;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.regex.Pattern;

/// The forms of environment variables. Each throws [IllegalArgumentException] where a value has
/// another form.
final class VariableForms {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private VariableForms() {}

  static String account(String value) {
    if (!ACCOUNT.matcher(value).matches()) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  static ConsolePrincipal consolePrincipal(String value) {
    return ConsolePrincipal.parse(value).orElseThrow(() -> new IllegalArgumentException(value));
  }

  static Settings.Mode mode(String value) {
    return switch (value) {
      case "alert" -> Settings.Mode.ALERT;
      case "temporary" -> Settings.Mode.TEMPORARY;
      case "fix" -> Settings.Mode.FIX;
      default -> throw new IllegalArgumentException(value);
    };
  }

  static Boolean truth(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(value);
    };
  }

  static Integer number(String value, int smallest, int largest) {
    int number = Integer.parseInt(value);
    if (number < smallest || number > largest) {
      throw new IllegalArgumentException(value);
    }
    return number;
  }

  static Double rate(String value) {
    double rate = Double.parseDouble(value);
    if (!(rate >= 0.1 && rate <= 1000)) {
      throw new IllegalArgumentException(value);
    }
    return rate;
  }
}
