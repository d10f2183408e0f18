// Everything the bot needs in one resource group; deployment/README.md says how, and what is done by hand afterwards.
// az deployment group create -g <group> -f deployment/main.bicep -p image=<registry>/reservation-desk:<version> registryName=<registry>

targetScope = 'resourceGroup'

@description('Letters and digits; what the names of all resources begin with.')
@minLength(3)
@maxLength(12)
param name string = 'resdesk'

param location string = resourceGroup().location

@description('The image of the bot, in the registry below.')
param image string

@description('An Azure Container Registry in this resource group.')
param registryName string

@description('Who may do what: the text of the policy file.')
param policy string = loadTextContent('policy.example.yaml')

@description('Where reservations are bought: partner-center, azure, or both with a comma.')
param backEnds string = 'azure'

@description('Id of the conversation of the operators; "status" tells it to them.')
param operationsConversation string = ''

param locale string = 'en'
param timeZone string = 'UTC'

@description('Bots that share the work; what one leaves behind another goes on with.')
@minValue(1)
@maxValue(5)
param replicas int = 2

@description('Azure Managed Redis: Balanced_B0 holds some 50,000 orders.')
param redisSku string = 'Balanced_B0'

// Names in the vault are chosen once; their values are written by the deployment or by hand, never kept in a file.
var secretNames = {
  redisUrl: 'redis-url'
  encryptionKey: 'encryption-key'
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-bot'
    location: location
    registryName: registryName
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: take('${name}-${uniqueString(resourceGroup().id)}', 24)
    location: location
    readerPrincipalId: identity.outputs.principalId
  }
}

module redis 'modules/redis.bicep' = {
  name: 'redis'
  params: {
    name: '${name}-${uniqueString(resourceGroup().id)}'
    location: location
    sku: redisSku
    vaultName: vault.outputs.name
    secretName: secretNames.redisUrl
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: '${name}-bot'
    location: location
    image: image
    registryServer: '${registryName}.azurecr.io'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    vaultUri: vault.outputs.uri
    redisSecretName: redis.outputs.secretName
    encryptionKeySecretName: secretNames.encryptionKey
    policy: policy
    backEnds: backEnds
    operationsConversation: operationsConversation
    locale: locale
    timeZone: timeZone
    replicas: replicas
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: '${name}-bot-${uniqueString(resourceGroup().id)}'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    endpoint: 'https://${app.outputs.host}/api/messages'
  }
}

output botId string = identity.outputs.clientId
output principalId string = identity.outputs.principalId
output host string = app.outputs.host
output vaultName string = vault.outputs.name
