package io.labelguard.core.labeling.manifest;

import java.util.Arrays;

/// The grammar of JSON in UTF-8 (RFC 8259, RFC 3629) as a table: for a state and a byte the next
/// state, or what is to be done. For most bytes nothing else is looked at, which makes the scan
/// fast.
///
/// A state is a place in a value ([Place]) in a context ([Context]). As a number it is the row of
/// the table: a multiple of 256.
final class JsonTable {

  /// What a value is part of.
  enum Context {
    /// Of nothing: it is the line's value.
    LINE(0),
    /// Of an object whose members are looked at.
    LOOKED_AT(1),
    OBJECT(2),
    LIST(3);

    /// How many there are.
    private static final int COUNT = 4;

    private final int number;

    Context(int number) {
      this.number = number;
    }

    boolean isObject() {
      return this == LOOKED_AT || this == OBJECT;
    }
  }

  /// Where in a value, or between two, the bytes are. The places in strings are those of
  /// [JsonStrings].
  enum Place {
    VALUE(0),
    /// Behind the brace or bracket that opens the context.
    FIRST(1),
    NAME(2),
    COLON(3),
    AFTER_VALUE(4),
    MINUS(5),
    ZERO(6),
    DIGITS(7),
    POINT(8),
    FRACTION(9),
    EXPONENT(10),
    SIGN(11),
    EXPONENT_DIGITS(12),
    T(13),
    TR(14),
    TRU(15),
    F(16),
    FA(17),
    FAL(18),
    FALS(19),
    N(20),
    NU(21),
    NUL(22);

    /// How many there are.
    private static final int COUNT = 23;

    private final int number;

    Place(int number) {
      this.number = number;
    }
  }

  static final int OPEN_OBJECT = action(0);
  static final int OPEN_LIST = action(1);
  static final int CLOSE = action(2);

  /// A name begins that is looked at, or the text of a member that is.
  static final int OPEN_NAME = action(3);

  static final int OPEN_TEXT = action(4);
  static final int CLOSE_NAME = action(5);
  static final int CLOSE_TEXT = action(6);
  static final int LINE_FEED = action(7);
  static final int BAD = action(8);

  /// The bytes in the buffer have ended. Not in the table.
  static final int NOTHING = action(9);

  /// What is smaller is a state in a string, before a byte or the end, and not in a character.
  static final int FIRST_NOT_PLAIN = row(Context.LINE, JsonStrings.PLAIN_PLACES);

  /// What is as large or larger is no state.
  static final int FIRST_ACTION = OPEN_OBJECT;

  static final int BYTES = 256;

  private static final String SPACES = " \t\r";
  private static final String DIGITS = "0123456789";

  private static final char[] NEXT = new char[FIRST_ACTION];

  static {
    Arrays.fill(NEXT, (char) BAD);
    for (Context context : Context.values()) {
      between(context);
      values(context);
      int behindText = state(context, Place.AFTER_VALUE);
      int behindName = state(context, Place.COLON);
      boolean looked = context == Context.LOOKED_AT;
      JsonStrings.TEXT.rows(NEXT, context, looked ? CLOSE_TEXT : behindText);
      JsonStrings.NAME.rows(NEXT, context, looked ? CLOSE_NAME : behindName);
      numbers(context);
      word(context, "rue", Place.T, Place.TR, Place.TRU);
      word(context, "alse", Place.F, Place.FA, Place.FAL, Place.FALS);
      word(context, "ull", Place.N, Place.NU, Place.NUL);
    }
    for (int row = 0; row < FIRST_ACTION; row += BYTES) {
      NEXT[row + '\n'] = (char) LINE_FEED;
    }
  }

  private static final boolean[] PLAIN = new boolean[BYTES];

  static {
    int string = JsonStrings.TEXT.state(Context.LIST);
    for (int each = 0; each < BYTES; each++) {
      PLAIN[each] = NEXT[string + each] == string;
    }
  }

  private JsonTable() {}

  private static int action(int number) {
    return row(Context.LINE, JsonStrings.PLACES + Place.COUNT) + number * BYTES;
  }

  /// Returns the table: what follows a state is at the state plus the byte.
  static char[] next() {
    return NEXT;
  }

  /// Returns which bytes leave a string as it was.
  static boolean[] plain() {
    return PLAIN;
  }

  static int state(Context context, Place place) {
    return row(context, JsonStrings.PLACES + place.number);
  }

  /// Returns the state of a place in a context. Places in strings come before all others.
  static int row(Context context, int place) {
    return (place * Context.COUNT + context.number) * BYTES;
  }

  /// Whether a string is open in a state.
  static boolean isInString(int state) {
    return state < row(Context.LINE, JsonStrings.PLACES);
  }

  private static void between(Context context) {
    int name = state(context, Place.NAME);
    int value = state(context, Place.VALUE);
    for (Place place : new Place[] {Place.VALUE, Place.FIRST, Place.NAME, Place.COLON}) {
      on(context, place, SPACES, state(context, place));
    }
    on(context, Place.COLON, ":", value);
    afterValue(context, Place.AFTER_VALUE);
    if (context.isObject()) {
      int opened = JsonStrings.NAME.state(context);
      on(context, Place.NAME, "\"", context == Context.LOOKED_AT ? OPEN_NAME : opened);
      System.arraycopy(NEXT, name, NEXT, state(context, Place.FIRST), BYTES);
      on(context, Place.FIRST, SPACES, state(context, Place.FIRST));
      on(context, Place.FIRST, "}", CLOSE);
    }
  }

  private static void afterValue(Context context, Place place) {
    on(context, place, SPACES, state(context, Place.AFTER_VALUE));
    if (context == Context.LIST) {
      on(context, place, ",", state(context, Place.VALUE));
      on(context, place, "]", CLOSE);
    } else if (context.isObject()) {
      on(context, place, ",", state(context, Place.NAME));
      on(context, place, "}", CLOSE);
    }
  }

  private static void values(Context context) {
    beginsValue(context, Place.VALUE);
    if (context == Context.LIST) {
      beginsValue(context, Place.FIRST);
      on(context, Place.FIRST, "]", CLOSE);
    }
  }

  private static void beginsValue(Context context, Place place) {
    int opened = JsonStrings.TEXT.state(context);
    on(context, place, "\"", context == Context.LOOKED_AT ? OPEN_TEXT : opened);
    on(context, place, "{", OPEN_OBJECT);
    on(context, place, "[", OPEN_LIST);
    on(context, place, "-", state(context, Place.MINUS));
    on(context, place, DIGITS, state(context, Place.DIGITS));
    on(context, place, "0", state(context, Place.ZERO));
    on(context, place, "t", state(context, Place.T));
    on(context, place, "f", state(context, Place.F));
    on(context, place, "n", state(context, Place.N));
  }

  private static void numbers(Context context) {
    on(context, Place.MINUS, DIGITS, state(context, Place.DIGITS));
    on(context, Place.MINUS, "0", state(context, Place.ZERO));
    for (Place end : new Place[] {Place.ZERO, Place.DIGITS, Place.FRACTION}) {
      on(context, end, "eE", state(context, Place.EXPONENT));
      afterValue(context, end);
    }
    afterValue(context, Place.EXPONENT_DIGITS);
    on(context, Place.ZERO, ".", state(context, Place.POINT));
    on(context, Place.DIGITS, ".", state(context, Place.POINT));
    on(context, Place.DIGITS, DIGITS, state(context, Place.DIGITS));
    on(context, Place.POINT, DIGITS, state(context, Place.FRACTION));
    on(context, Place.FRACTION, DIGITS, state(context, Place.FRACTION));
    on(context, Place.EXPONENT, "+-", state(context, Place.SIGN));
    for (Place place : new Place[] {Place.EXPONENT, Place.SIGN, Place.EXPONENT_DIGITS}) {
      on(context, place, DIGITS, state(context, Place.EXPONENT_DIGITS));
    }
  }

  /// @param places where the letters of the rest are read
  private static void word(Context context, String rest, Place... places) {
    for (int letter = 0; letter < places.length; letter++) {
      boolean last = letter == places.length - 1;
      Place next = last ? Place.AFTER_VALUE : places[letter + 1];
      on(context, places[letter], rest.substring(letter, letter + 1), state(context, next));
    }
  }

  private static void on(Context context, Place place, String bytes, int next) {
    bytes.chars().forEach(each -> NEXT[state(context, place) + each] = (char) next);
  }
}
