package groundwork.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Only one Groundwork at a time works on a data folder: a second one would stop the first one's
 * database. The lock goes with the process, however that ends; whoever took it must keep it
 * reachable.
 */
record FolderLock(FileChannel held) {
  /** Beyond the text, since Windows lets nobody read what is locked. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  static FolderLock take(DataFolder folder) throws IOException {
    var file = folder.root().resolve("groundwork.lock");
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock(PLACE, 1, false) == null) {
      channel.close();
      throw new IllegalStateException(
          "Groundwork is running on the data folder %s already (process %s); stop it or choose another with --data"
              .formatted(folder.root(), holder(file)));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new FolderLock(channel);
  }

  private static String holder(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
