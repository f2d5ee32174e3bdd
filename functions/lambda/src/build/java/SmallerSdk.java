import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies the jar of the functions, and makes the AWS SDK in it smaller, so that a function starts
/// sooner. The build runs it; see docs/adr/0019.
///
/// usage: `java SmallerSdk.java SHADED.jar RESULT.jar`
final class SmallerSdk {

  private static final String CLASS = ".class";
  private static final String ACCOUNT = "META-INF/changes-to-the-aws-sdk.txt";

  /// The time of each entry, so that two builds give the same bytes. Those that were read can have
  /// one with a time zone.
  private static final LocalDateTime SAME_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final JarFile jar;
  private final List<SdkChange> changes =
      List.of(new CalledOperations(), new NamedServices(), new FieldAccessors());

  private SmallerSdk(JarFile jar) {
    this.jar = jar;
  }

  /// @param args the jar to read and the jar to write
  public static void main(String[] args) throws IOException {
    Path result = Path.of(args[1]);
    Path unfinished = result.resolveSibling(result.getFileName() + ".part");
    try (JarFile shaded = new JarFile(args[0]);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unfinished))) {
      SmallerSdk smaller = new SmallerSdk(shaded);
      smaller.look();
      smaller.copy(out);
    }
    Files.move(unfinished, result, StandardCopyOption.REPLACE_EXISTING);
  }

  private void look() throws IOException {
    for (JarEntry entry : entries()) {
      if (entry.getName().endsWith(CLASS)) {
        ClassModel seen = ClassFile.of().parse(read(entry));
        changes.forEach(change -> change.look(entry.getName(), seen));
      }
    }
  }

  private void copy(ZipOutputStream out) throws IOException {
    for (JarEntry entry : entries()) {
      byte[] bytes = read(entry);
      for (SdkChange.Written written : changed(entry.getName(), bytes)) {
        write(out, written);
      }
    }
    String account = changes.stream().map(SdkChange::account).collect(Collectors.joining());
    write(
        out,
        new SdkChange.Written(
            ACCOUNT,
            ("Labelguard's build changed these classes of the AWS SDK for Java.\n" + account)
                .getBytes(StandardCharsets.UTF_8)));
  }

  /// No class is changed in two ways.
  private List<SdkChange.Written> changed(String name, byte[] bytes) {
    if (name.startsWith(SdkChange.SDK) && name.endsWith(CLASS)) {
      ClassModel whole = ClassFile.of().parse(bytes);
      for (SdkChange change : changes) {
        List<SdkChange.Written> changed = change.change(name, whole);
        if (!changed.isEmpty()) {
          return changed;
        }
      }
    }
    return List.of(new SdkChange.Written(name, bytes));
  }

  private Iterable<JarEntry> entries() {
    return jar.stream()::iterator;
  }

  private byte[] read(JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static void write(ZipOutputStream zip, SdkChange.Written written) throws IOException {
    ZipEntry entry = new ZipEntry(written.name());
    entry.setTimeLocal(SAME_TIME);
    zip.putNextEntry(entry);
    zip.write(written.bytes());
    zip.closeEntry();
  }
}
