package groundwork.stimulus.entity;

/** A file of a set: what its bytes must hash to, how many they are, and what they are. */
public record Asset(String sha256, Long bytes, String mediaType) {
  /**
   * Whether any browser may have it: pictures, sounds, films and their captions may; models,
   * answers and explanations may not.
   */
  public boolean open() {
    return (mediaType.startsWith("image/") && !mediaType.startsWith("image/svg"))
        || mediaType.startsWith("audio/")
        || mediaType.startsWith("video/")
        || mediaType.equals("text/vtt");
  }
}
