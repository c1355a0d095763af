package groundwork.stimulus.entity;

import groundwork.provenance.entity.ContentHash;

/**
 * A file as it is kept.
 *
 * @param content not to be changed
 * @param open whether anybody may have it
 */
public record StoredAsset(ContentHash sha256, String mediaType, byte[] content, boolean open) {}
