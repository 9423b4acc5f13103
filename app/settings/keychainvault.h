#pragma once

#include "app/settings/secretvault.h"

#include <chrono>

namespace Promontory {

/// The keychain of the desktop (Secret Service or KWallet), asked asynchronously. Without a D-Bus
/// session it says Unsupported at once; a service that does not answer counts as missing too.
class KeychainVault final : public SecretVault
{
public:
    /// The patience has to outlast a user who types the password that opens the keychain.
    explicit KeychainVault(std::chrono::milliseconds patience = std::chrono::seconds(30));

    QFuture<Result<QByteArray>> read(const QString &key) override;
    QFuture<Result<void>> write(const QString &key, const QByteArray &secret) override;
    QFuture<Result<void>> remove(const QString &key) override;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace Promontory
