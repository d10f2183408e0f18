// The bot as a container app. At least one replica always runs: Teams does not wait for a cold start.

param name string
param location string
param image string
param registryServer string
param identityId string
param identityClientId string
param vaultUri string
param redisSecretName string
param encryptionKeySecretName string
param policy string
param backEnds string
param operationsConversation string
param locale string
param timeZone string
param replicas int

var policyFolder = '/etc/reservation-desk'

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 90
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: [
        {
          name: 'redis-url'
          keyVaultUrl: '${vaultUri}secrets/${redisSecretName}'
          identity: identityId
        }
        {
          name: 'encryption-key'
          keyVaultUrl: '${vaultUri}secrets/${encryptionKeySecretName}'
          identity: identityId
        }
        {
          name: 'policy'
          value: policy
        }
      ]
    }
    template: {
      // The bot needs at most 20 seconds to finish what runs.
      terminationGracePeriodSeconds: 30
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
      volumes: [
        {
          name: 'policy'
          storageType: 'Secret'
          secrets: [
            {
              secretRef: 'policy'
              path: 'policy.yaml'
            }
          ]
        }
      ]
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          volumeMounts: [
            {
              volumeName: 'policy'
              mountPath: policyFolder
            }
          ]
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 3978
              }
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: 3978
              }
            }
          ]
          env: [
            { name: 'PORT', value: '3978' }
            { name: 'PUBLIC_URL', value: 'https://${name}.${environment.properties.defaultDomain}' }
            { name: 'REDIS_URL', secretRef: 'redis-url' }
            { name: 'ENCRYPTION_KEY', secretRef: 'encryption-key' }
            { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
            { name: 'MicrosoftAppId', value: identityClientId }
            { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
            { name: 'AZURE_TENANT_ID', value: tenant().tenantId }
            { name: 'AZURE_CLIENT_ID', value: identityClientId }
            { name: 'BACK_ENDS', value: backEnds }
            { name: 'OPERATIONS_CONVERSATION', value: operationsConversation }
            { name: 'POLICY_FILE', value: '${policyFolder}/policy.yaml' }
            { name: 'LOCALE', value: locale }
            { name: 'TIME_ZONE', value: timeZone }
          ]
        }
      ]
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
