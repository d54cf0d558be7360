import type {DeviceStore} from '../../adapter/device.js';

const PREFIX = 'reported:';

/** Whether a message was reported from this device. Where the device keeps nothing, not as far as is known. */
export async function hasReported(device: DeviceStore | undefined, messageId: string): Promise<boolean> {
  try {
    return (await device?.get(PREFIX + messageId)) !== undefined;
  } catch {
    return false;
  }
}

/** Keeps that a message was reported from this device; what was reported and when is nobody's business. */
export async function keepReported(device: DeviceStore | undefined, messageId: string): Promise<void> {
  try {
    await device?.update(PREFIX + messageId, () => true);
  } catch {
    // Then somebody can report it twice, which moderators live with.
  }
}

/** Forgets what was reported from this device. Errors: `DeviceError`. */
export async function forgetReported(device: DeviceStore): Promise<void> {
  for (const key of (await device.list(PREFIX)).keys()) await device.update(key, () => undefined);
}
