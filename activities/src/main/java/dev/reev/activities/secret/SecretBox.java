package dev.reev.activities.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts with AES-256-GCM and the key that API and workers share. A text sealed for one
 * purpose cannot be opened for another.
 */
public final class SecretBox {

  private final SecretKeySource source;
  private volatile @Nullable Aead aead;

  private SecretBox(SecretKeySource source) {
    this.source = source;
  }

  /**
   * Creates a box whose key is read on first use, and again until it is usable.
   *
   * @param key in base64; empty when {@code keyFile} holds it
   */
  public static SecretBox of(String key, Path keyFile) {
    return new SecretBox(new SecretKeySource(key, keyFile));
  }

  /**
   * Creates the key file on the first start.
   *
   * @throws SealException when there is no usable key and none can be created
   */
  public void prepare() throws SealException {
    source.createIfMissing();
    aead();
  }

  /**
   * Seals a text.
   *
   * @return base64
   */
  public String seal(String plain, String purpose) throws SealException {
    try {
      return Base64.getEncoder()
          .encodeToString(aead().encrypt(plain.getBytes(UTF_8), purpose.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work here", e);
    }
  }

  /**
   * Opens a text sealed by {@link #seal}.
   *
   * @throws SealException when it was sealed with another key or for another purpose, or was
   *     changed
   */
  public String open(String sealed, String purpose) throws SealException {
    try {
      byte[] bytes = Base64.getDecoder().decode(sealed);
      return new String(aead().decrypt(bytes, purpose.getBytes(UTF_8)), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SealException("it was sealed with another secret key than this host has");
    }
  }

  private Aead aead() throws SealException {
    Aead known = aead;
    if (known == null) {
      known = aead(source.key());
      aead = known;
    }
    return known;
  }

  @AccessesPartialKey // The key is plain bytes, which users can generate with any tool.
  private static Aead aead(byte[] key) {
    try {
      AeadConfig.register();
      AesGcmKey aes =
          AesGcmKey.builder()
              .setParameters(
                  AesGcmParameters.builder()
                      .setKeySizeBytes(key.length)
                      .setIvSizeBytes(12)
                      .setTagSizeBytes(16)
                      .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                      .build())
              .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
              .build();
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(aes).withRandomId().makePrimary())
          .build()
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work here", e);
    }
  }
}
